"""Mails of invented senders, as mail programs write them."""

from email.message import EmailMessage

HEAD = {
    "From": "Orlen Ferries Press Office <press@orlenferries.example>",
    "To": "newsdesk@ansel.example",
    "Date": "Mon, 2 Mar 2026 09:02:00 +0100",
    "Subject": "Ferry Gull back in service",
    "Message-ID": "<1@orlenferries.example>",
}
TEXT = (
    "The ferry Gull sails again between Orlen and Velm from Tuesday, Orlen Ferries said.\n\n"
    "“The rudder was replaced within nine days,” said Maren Holt, who heads the yard in Velm. The ferry had run aground off"
    " Heron Point on 21 February with 212 passengers on board.\n"
)
PAGE = "<html><body>{}</body></html>".format("".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")))


def mail(text=TEXT, page=None, **head):
    message = EmailMessage()
    for name, said in (HEAD | {name.replace("_", "-"): said for name, said in head.items()}).items():
        message[name] = said
    if text is not None:
        message.set_content(text)
    if page is not None and text is None:
        message.set_content(page, subtype="html")
    elif page is not None:
        message.add_alternative(page, subtype="html")
    return message

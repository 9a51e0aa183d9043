"""The error tree: what an operator can put right, each with the thing and the remedy. A run ends with it, exit code 2.

HeadwaterError
├── UsageError      asked wrongly
├── ConfigError     a setting or a file of settings is wrong
├── FetchError      a URL could not be fetched
├── ModelError      an installed model is missing or broken
└── RunError        a run could not go on (a broken worker, a checkpoint of another run)

A bad report is no exception but a `headwater.model.Reject`.
"""


class HeadwaterError(Exception):
    """Something the operator can put right."""


class UsageError(HeadwaterError):
    """The command was asked wrongly."""


class ConfigError(HeadwaterError):
    """A setting is wrong."""


class FetchError(HeadwaterError):
    """A URL could not be fetched."""


class ModelError(HeadwaterError):
    """An installed model is missing or broken."""


class RunError(HeadwaterError):
    """A run could not go on."""

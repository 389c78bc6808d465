"""contactlog: a private contact diary, for telling the people you met yourself.

Importing this package does nothing: no file is read and no third-party module is loaded, so that
the process lock of ``contactlog.lockdown`` can be in place before anything else runs.
"""

VERSION = "0.1.0"

"""The one door to the diary: each use is one method and one transaction.

The front ends (`contactlog.cli`, the screens) call nothing below this package. `Diary` hands on to one
object for each kind of use: ``diary.people``, ``diary.encounters``, ``diary.cases``, ``diary.ledger`` ...
"""

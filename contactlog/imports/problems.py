"""A list of problems that a hostile file cannot make endless."""

from __future__ import annotations

from dataclasses import dataclass, field

from contactlog.imports.candidates import Problem

MOST = 200
"""Most problems of one file that are worth telling one by one."""


@dataclass(slots=True)
class Problems:
    """Collects what could not be read."""

    kept: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, line: int, text: str) -> None:
        """Note one problem; the same one on the same line only once."""
        problem = Problem(line, text)
        if self.kept and self.kept[-1] == problem:
            return
        if len(self.kept) < MOST:
            self.kept.append(problem)
        else:
            self.more += 1

    def all(self) -> tuple[Problem, ...]:
        """Give the problems by line, and how many more there were."""
        kept = sorted(self.kept, key=lambda problem: problem.line)
        if not self.more:
            return tuple(kept)
        return (*kept, Problem(0, f"{self.more} more lines or entries could not be read."))

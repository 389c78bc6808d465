"""What a reader has to say beside what it gives: problems, and what it left out on purpose."""

from __future__ import annotations

from dataclasses import dataclass, field

from contactlog.imports.candidates import Problem

MOST = 200
"""Most problems of one file that are worth telling one by one."""


@dataclass(slots=True)
class Problems:
    """Collects what could not be read; a hostile file cannot make the list endless."""

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


@dataclass(slots=True)
class Notes:
    """What is gathered while one file is read; complete when its last candidate was given."""

    problems: Problems = field(default_factory=Problems)
    left_out: dict[str, int] = field(default_factory=dict)
    """How often something was left out on purpose, by reason."""

    def leave_out(self, reason: str, count: int = 1) -> None:
        """Count something left out on purpose."""
        self.left_out[reason] = self.left_out.get(reason, 0) + count

"""Jobs: work that the engine process or a thread does while the window stays free."""

from recdesk.gui.jobs.after_painting import AfterPainting
from recdesk.gui.jobs.latest import Latest
from recdesk.gui.jobs.runner import Job, JobFailure, JobProgress, JobResult, JobRunner

__all__ = ["AfterPainting", "Job", "JobFailure", "JobProgress", "JobResult", "JobRunner", "Latest"]

"""Jobs: work longer than a request, with the file they work on and a report of every row that was odd."""

from pynamodb.attributes import BinaryAttribute

from chalicelib.core.table import Item, Json, Key, Number, Text, Versioned


class Job(Versioned, kind="job"):
    """One import of one file."""

    KEY = Key("JOB#{job_id}", "JOB", reads="a job's progress")
    G1 = Key("JOBS", "{created_at}#{job_id}", reads="all jobs, latest first; few, so one partition")

    job_id = Text()
    format = Text()
    name = Text(default_for_new="")  # the file's, as the person calls it
    digest = Text()  # SHA-256 of the file
    size = Number()  # bytes
    kept = Text()  # where the file is: "table", "store", or "" when whoever runs it holds it
    parts = Number(default_for_new=0)  # of the file, where it is kept in the table
    currency = Text()  # of the prices in it
    state = Text()  # draft, waiting, running, done, failed or cancelled
    position = Number(default_for_new=0)  # the row at which the next slice begins
    read = Number(default_for_new=0)  # bytes of the file up to there
    counts = Json()  # see service.COUNTED
    columns_not_kept = Json(default_for_new=list)
    trouble = Text(null=True)  # why it failed, as a sentence
    created_at = Text()
    finished_at = Text(null=True)


class Export(Versioned, kind="export"):
    """One export of one kind of content: how far it came, and until when its file is there."""

    KEY = Key("EXPORT#{export_id}", "EXPORT", reads="an export's progress")
    G1 = Key("JOBS", "{created_at}#{export_id}", reads="all jobs, latest first; few, so one partition")
    G2 = Key("EXPORT_FILES", "{gone_at}#{export_id}", reads="files whose time has passed; few, so one partition")

    export_id = Text()
    content = Text()  # products, customers, orders or stock
    name = Text()  # of the file
    only = Json(null=True)  # {"orders": ids}, {"matching": conditions}, or nothing for all there is
    state = Text()  # waiting, running, done, cancelled or expired
    phase = Text(default_for_new="list")  # list, gather or write
    step = Number(default_for_new=0)  # the next one
    currency = Text()
    size = Number(default_for_new=0)  # keys of what there is
    position = Number(default_for_new=0)  # of them gathered
    records = Number(default_for_new=0)
    own_columns = Json(default_for_new=list)  # for custom fields
    pieces = Number(default_for_new=0)  # gathered
    written = Number(default_for_new=0)  # pieces of them in the file
    parts = Number(default_for_new=0)  # of the file that were sent
    upload = Text(null=True)  # the id under which they are
    bytes = Number(default_for_new=0)  # of the file
    created_at = Text()
    finished_at = Text(null=True)
    gone_at = Text(null=True)


class FilePart(Item, kind="job_file_part"):
    """A piece of a compressed file. It goes with time: the job has long been done."""

    KEY = Key("JOB#{job_id}", "FILE#{number:04}", reads="the file a job works on")

    job_id = Text()
    number = Number()
    content = BinaryAttribute(legacy_encoding=False)


class ReportPart(Item, kind="job_report_part"):
    """Some lines of a job's report: those of one slice, under a key that a repeated slice writes again."""

    KEY = Key("JOB#{job_id}", "REPORT#{position:09}#{number:04}", reads="a job's report, in the order of the file")

    job_id = Text()
    position = Number()
    number = Number()
    lines = Json()  # [{"row", "handle", "column", "code", "sentence", "value", "taken"}]


class Unfinished(Item, kind="unfinished_import"):
    """Which job a file's import from the command line goes on with."""

    KEY = Key("IMPORT#{digest}", "{format}", reads="whether an import of this file stopped half-way")

    digest = Text()
    format = Text()
    job_id = Text()

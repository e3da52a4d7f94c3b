/** Numbered from 1 in this order; one that has shipped is never altered. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE server (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT;

  CREATE TABLE workspace (id TEXT PRIMARY KEY, revision INTEGER NOT NULL DEFAULT 0) STRICT;

  CREATE TABLE row (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    id TEXT NOT NULL,
    noun TEXT NOT NULL,
    scope TEXT NOT NULL,
    revision INTEGER NOT NULL,
    by TEXT,
    past TEXT,
    fields TEXT NOT NULL,
    marks TEXT NOT NULL,
    shelf INTEGER NOT NULL,
    -- Accounts whose id ends alike lie together on a device; read in this order, each of its records is written once.
    bucket TEXT GENERATED ALWAYS AS (substr(scope, -3)) VIRTUAL,
    PRIMARY KEY (workspace, id)
  ) STRICT;
  CREATE UNIQUE INDEX row_revision ON row (workspace, revision);
  CREATE INDEX row_place ON row (workspace, shelf, bucket, scope, id);

  CREATE TABLE history (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    revision INTEGER NOT NULL,
    row TEXT NOT NULL,
    change TEXT NOT NULL,
    stamp TEXT NOT NULL,
    member TEXT NOT NULL,
    at INTEGER NOT NULL,
    patch TEXT NOT NULL,
    replaced TEXT NOT NULL,
    PRIMARY KEY (workspace, revision)
  ) STRICT;
  CREATE INDEX history_row ON history (workspace, row, revision);

  CREATE TABLE member (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL REFERENCES workspace (id),
    email TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE password (member TEXT PRIMARY KEY REFERENCES member (id), hash TEXT NOT NULL) STRICT;

  CREATE TABLE device (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    settled INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    revoked INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX device_member ON device (member);
  CREATE TABLE receipt (
    device TEXT NOT NULL REFERENCES device (id),
    counter INTEGER NOT NULL,
    hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (device, counter)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    member TEXT NOT NULL REFERENCES member (id),
    device TEXT NOT NULL REFERENCES device (id),
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX session_member ON session (member);
  CREATE TABLE link (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    member TEXT REFERENCES member (id),
    expires INTEGER,
    used INTEGER
  ) STRICT;
  CREATE TABLE attempt (key TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX attempt_key ON attempt (key, at);
  CREATE INDEX attempt_at ON attempt (at);
  `,
  `
  -- Attachments by the bytes they name.
  CREATE INDEX row_blob ON row (workspace, json_extract(fields, '$.blob.hash')) WHERE noun = 'attachment';

  CREATE TABLE hearing (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    row TEXT NOT NULL,
    hash TEXT NOT NULL,
    asked INTEGER NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due INTEGER NOT NULL,
    PRIMARY KEY (workspace, row)
  ) STRICT;
  CREATE INDEX hearing_due ON hearing (due) WHERE state = 'due';
  CREATE INDEX hearing_without_bytes ON hearing (workspace) WHERE state = 'without-bytes';
  CREATE TABLE heard_up_to (
    workspace TEXT PRIMARY KEY REFERENCES workspace (id),
    revision INTEGER NOT NULL
  ) STRICT;
  `,
]

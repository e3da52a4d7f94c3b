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
  `
  -- Which accounts a member may read; '*' is all of them. Ended ones stay, so that devices learn that they ended.
  CREATE TABLE granted (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    member TEXT NOT NULL REFERENCES member (id),
    scope TEXT NOT NULL,
    since INTEGER NOT NULL,
    born INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (workspace, member, scope)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX granted_changed ON granted (workspace, member, changed);
  CREATE INDEX granted_scope ON granted (workspace, scope);
  -- Until now every member was the one who had founded the workspace.
  INSERT INTO granted SELECT workspace, id, '*', 0, 0, 0, 0 FROM member;

  -- A row that was moved, in each scope it has left.
  CREATE TABLE departed (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    row TEXT NOT NULL,
    scope TEXT NOT NULL,
    noun TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (workspace, row, scope)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX departed_revision ON departed (workspace, revision);

  CREATE INDEX row_scope ON row (workspace, scope);

  -- The runs of servers, in their order.
  CREATE TABLE boot (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    first INTEGER NOT NULL,
    PRIMARY KEY (workspace, number)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX boot_id ON boot (workspace, id);
  ALTER TABLE device ADD COLUMN token TEXT;
  ALTER TABLE device ADD COLUMN token_before TEXT;

  CREATE TABLE hand_in (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    id TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES member (id),
    device TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    changes TEXT NOT NULL,
    drafts TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT;
  CREATE INDEX hand_in_waiting ON hand_in (workspace, state, at);
  `,
  `
  -- Links by which people become members; their tokens are known by their hashes alone.
  CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL REFERENCES workspace (id),
    hash TEXT NOT NULL UNIQUE,
    by TEXT NOT NULL REFERENCES member (id),
    role TEXT NOT NULL,
    manager TEXT REFERENCES member (id),
    email TEXT,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    withdrawn INTEGER
  ) STRICT;
  CREATE INDEX invitation_open ON invitation (workspace, made) WHERE used IS NULL AND withdrawn IS NULL;
  `,
  `
  -- Rows that were erased and whose bytes are still to go.
  CREATE TABLE erased (
    workspace TEXT NOT NULL REFERENCES workspace (id),
    row TEXT NOT NULL,
    PRIMARY KEY (workspace, row)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Rows that are deleted and not erased, by the revision that deleted them: a day's look at them reads no others. One that a fault of the
  -- disk has made unreadable is none of them, and stays where the proof of the data finds it.
  CREATE INDEX row_deleted ON row (workspace, json_extract(marks, '$.deleted.revision'))
    WHERE CASE WHEN json_valid(fields) THEN json_extract(fields, '$.deleted') = 1
      AND json_extract(fields, '$.erased') IS NULL AND json_valid(marks) END;
  `,
]

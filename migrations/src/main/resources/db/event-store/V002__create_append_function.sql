-- Appends a batch of commits: one statement, one transaction, one notification.
--
-- A commit is what one unit of work hands over: its events, the streams whose version it relied on (expectations) and
-- at most a few receipts. Commits are numbered from 1 in the caller's order; every element of the event, expectation
-- and receipt arrays says to which commit it belongs. Events are in the order in which they are to be stored, a commit's
-- together. receipt_event is the place (from 1) in the event arrays of the last event that a receipt answers for, or 0.
-- Precondition: no commit of the batch writes a stream that another one of it writes or relies on, nor the same receipt.
--
-- A commit that conflicts with what is stored is left out, whole, and the others are stored. The answer has a row for
-- each commit: position of its last event (the head, where it has none), when it was recorded, and the conflict, if any:
-- 'stream' (another writer was first), 'expectation' (a stream it relied on has moved) or 'receipt' (key already used).
--
-- Each statement of a volatile function sees what was committed before it began; all checks come after the lock on head,
-- so nothing can change between them and the commit. Planner settings: the arrays are small and the table is not, but a
-- plan is kept from when the table was empty.
CREATE FUNCTION append(
    commits            integer,
    event_commit       integer[],
    event_stream       text[],
    event_sequence     bigint[],
    event_ids          uuid[],
    event_stream_type  text[],
    event_types        text[],
    event_revisions    text[],
    event_payload      text[],
    event_metadata     text[],
    expected_commit    integer[],
    expected_stream    text[],
    expected_sequence  bigint[],
    receipt_commit     integer[],
    receipt_event      integer[],
    receipt_owner      text[],
    receipt_key        text[],
    receipt_hash       bytea[],
    receipt_answer     text[]
) RETURNS TABLE (commit_number integer, last_position bigint, stored_at timestamptz, conflict text)
LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET jit = off
SET search_path FROM CURRENT
AS $$
DECLARE
    base        bigint;
    now_stored  timestamptz;
    conflicts   text[] := array_fill(NULL::text, ARRAY[commits]);
    hit         record;
    accepted    integer;
    inserted    integer;
BEGIN
    SELECT h.position, greatest(clock_timestamp(), h.recorded_at) INTO STRICT base, now_stored FROM head h FOR UPDATE;

    -- The stream must end exactly where the commit begins: neither taken nor beyond a gap.
    FOR hit IN
        SELECT n.commit_no, 'stream' AS why
          FROM (SELECT u.commit_no, u.stream, min(u.seq) AS first_seq
                  FROM unnest(event_commit, event_stream, event_sequence) AS u (commit_no, stream, seq)
                 GROUP BY u.commit_no, u.stream) n
         WHERE EXISTS (SELECT FROM event e WHERE e.stream_id = n.stream AND e.sequence_number = n.first_seq)
            OR n.first_seq > 0
               AND NOT EXISTS (SELECT FROM event e WHERE e.stream_id = n.stream AND e.sequence_number = n.first_seq - 1)
        UNION ALL
        SELECT u.commit_no, 'expectation'
          FROM unnest(expected_commit, expected_stream, expected_sequence) AS u (commit_no, stream, seq)
         WHERE EXISTS (SELECT FROM event e WHERE e.stream_id = u.stream AND e.sequence_number = u.seq + 1)
        UNION ALL
        SELECT u.commit_no, 'receipt'
          FROM unnest(receipt_commit, receipt_owner, receipt_key) AS u (commit_no, owner, key)
         WHERE EXISTS (SELECT FROM receipt r WHERE r.owner = u.owner AND r.key = u.key)
    LOOP
        -- A used key outweighs the rest: its answer is known.
        IF conflicts[hit.commit_no] IS NULL OR hit.why = 'receipt' THEN
            conflicts[hit.commit_no] := hit.why;
        END IF;
    END LOOP;

    SELECT count(*) INTO accepted FROM unnest(event_commit) AS c WHERE conflicts[c] IS NULL;

    INSERT INTO event (position, stream_id, sequence_number, event_id, stream_type, event_type, event_revision,
                       payload, metadata, recorded_at)
    SELECT base + row_number() OVER (ORDER BY u.ord), u.stream, u.seq, u.id, u.stream_type, u.type, u.revision,
           u.payload::json, u.metadata::json, now_stored
      FROM unnest(event_commit, event_stream, event_sequence, event_ids, event_stream_type, event_types,
                  event_revisions, event_payload, event_metadata)
           WITH ORDINALITY AS u (commit_no, stream, seq, id, stream_type, type, revision, payload, metadata, ord)
     WHERE conflicts[u.commit_no] IS NULL;
    GET DIAGNOSTICS inserted = ROW_COUNT;
    IF inserted <> accepted THEN
        RAISE EXCEPTION 'append stored % of % events', inserted, accepted;
    END IF;

    IF accepted > 0 THEN
        UPDATE head SET position = base + accepted, recorded_at = now_stored;
        PERFORM pg_notify('event_store', (base + accepted)::text);
    END IF;

    RETURN QUERY
    WITH stored AS (
        SELECT u.ord, u.commit_no, base + row_number() OVER (ORDER BY u.ord) AS position
          FROM unnest(event_commit) WITH ORDINALITY AS u (commit_no, ord)
         WHERE conflicts[u.commit_no] IS NULL
    ), kept AS (
        INSERT INTO receipt (owner, key, request_hash, answer, position, recorded_at)
        SELECT u.owner, u.key, u.hash, u.answer::json, coalesce(stored.position, base), now_stored
          FROM unnest(receipt_commit, receipt_event, receipt_owner, receipt_key, receipt_hash, receipt_answer)
               AS u (commit_no, event, owner, key, hash, answer)
          LEFT JOIN stored ON stored.ord = u.event
         WHERE conflicts[u.commit_no] IS NULL
    ), ends AS (
        SELECT stored.commit_no, max(stored.position) AS position FROM stored GROUP BY stored.commit_no
    )
    SELECT n, coalesce(ends.position, base), now_stored, conflicts[n]
      FROM generate_series(1, commits) AS n
      LEFT JOIN ends ON ends.commit_no = n
     ORDER BY n;
END
$$;

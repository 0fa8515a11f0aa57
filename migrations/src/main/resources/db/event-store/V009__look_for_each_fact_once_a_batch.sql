-- append, as in version 2, but a stream that many commits of a batch rely on is looked up once, and a batch without
-- receipts writes none.

CREATE OR REPLACE FUNCTION append(
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
    receipt_hash       text[],
    receipt_answer     text[]
) RETURNS TABLE (commit_number integer, last_position bigint, stored_at timestamptz, conflict text)
LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_sort = off
SET plan_cache_mode = force_generic_plan
SET jit = off
SET search_path FROM CURRENT
AS $$
DECLARE
    base        bigint;
    now_stored  timestamptz;
    reasons     text[] := ARRAY['stream', 'expectation', 'receipt'];
    refused     integer[] := array_fill(0, ARRAY[commits]);
    moved       boolean;
    hit         record;
    positions   bigint[];
    accepted    bigint;
    inserted    bigint;
BEGIN
    SELECT h.position, greatest(clock_timestamp(), h.recorded_at) INTO STRICT base, now_stored FROM head h FOR UPDATE;

    -- Most commits of a batch rely on the same few streams: each stream is looked up once, and commit by commit only when
    -- one has moved.
    moved := EXISTS (SELECT FROM unnest(expected_stream, expected_sequence) AS u (stream, seq)
                      GROUP BY u.stream
                     HAVING min(u.seq) < (SELECT e.sequence_number FROM event e WHERE e.stream_id = u.stream
                                           ORDER BY e.sequence_number DESC LIMIT 1));

    -- The stream must end exactly where the commit begins: neither taken nor beyond a gap.
    -- A used key outweighs the rest: its answer is known.
    FOR hit IN
        SELECT checked.commit_no, max(checked.why) AS why
          FROM (SELECT u.commit_no, 1 AS why
                  FROM unnest(event_commit, event_stream, event_sequence) AS u (commit_no, stream, seq)
                 GROUP BY u.commit_no, u.stream
                HAVING max(u.seq) - min(u.seq) + 1 <> count(*)
                    OR min(u.seq) <> 1 + coalesce((SELECT e.sequence_number FROM event e WHERE e.stream_id = u.stream
                                                    ORDER BY e.sequence_number DESC LIMIT 1), -1)
                UNION ALL
                SELECT u.commit_no, 2
                  FROM unnest(expected_commit, expected_stream, expected_sequence) AS u (commit_no, stream, seq)
                 WHERE moved
                   AND u.seq < (SELECT e.sequence_number FROM event e WHERE e.stream_id = u.stream
                                 ORDER BY e.sequence_number DESC LIMIT 1)
                UNION ALL
                SELECT u.commit_no, 3
                  FROM unnest(receipt_commit, receipt_owner, receipt_key) AS u (commit_no, owner, key)
                 WHERE (SELECT true FROM receipt r WHERE r.owner = u.owner AND r.key = u.key)) checked
         GROUP BY checked.commit_no
    LOOP
        refused[hit.commit_no] := hit.why;
    END LOOP;

    SELECT array_agg(numbered.position ORDER BY numbered.ord), coalesce(max(numbered.position) - base, 0)
      INTO positions, accepted
      FROM (SELECT u.ord, base + count(*) FILTER (WHERE refused[u.commit_no] = 0) OVER (ORDER BY u.ord) AS position
              FROM unnest(event_commit) WITH ORDINALITY AS u (commit_no, ord)) numbered;

    INSERT INTO event (position, stream_id, sequence_number, event_id, stream_type, event_type, event_revision,
                       payload, metadata, recorded_at)
    SELECT u.position, u.stream, u.seq, u.id, u.stream_type, u.type, u.revision, u.payload::json, u.metadata::json,
           now_stored
      FROM unnest(positions, event_commit, event_stream, event_sequence, event_ids, event_stream_type, event_types,
                  event_revisions, event_payload, event_metadata)
           AS u (position, commit_no, stream, seq, id, stream_type, type, revision, payload, metadata)
     WHERE refused[u.commit_no] = 0;
    GET DIAGNOSTICS inserted = ROW_COUNT;
    IF inserted <> accepted THEN
        RAISE EXCEPTION 'append stored % of % events', inserted, accepted;
    END IF;

    IF accepted > 0 THEN
        UPDATE head SET position = base + accepted, recorded_at = now_stored;
        PERFORM pg_notify('event_store', (base + accepted)::text);
    END IF;

    IF cardinality(receipt_commit) > 0 THEN
        INSERT INTO receipt (owner, key, request_hash, answer, position, recorded_at)
        SELECT u.owner, u.key, u.hash, u.answer::json, coalesce(positions[u.event], base), now_stored
          FROM unnest(receipt_commit, receipt_event, receipt_owner, receipt_key, receipt_hash, receipt_answer)
               AS u (commit_no, event, owner, key, hash, answer)
         WHERE refused[u.commit_no] = 0;
    END IF;

    RETURN QUERY
    SELECT ends.commit_no, max(ends.position), now_stored, reasons[refused[ends.commit_no]]
      FROM (SELECT n AS commit_no, base AS position FROM generate_series(1, commits) AS n
            UNION ALL
            SELECT u.commit_no, u.position FROM unnest(event_commit, positions) AS u (commit_no, position)
             WHERE refused[u.commit_no] = 0) ends
     GROUP BY ends.commit_no
     ORDER BY ends.commit_no;
END
$$;

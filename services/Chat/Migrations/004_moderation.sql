-- Who may not write in lobbies and rooms. The last command about each user is known again when it is repeated. Times are unix milliseconds.
CREATE TABLE mutes (
    user_id    BIGINT PRIMARY KEY,
    until      BIGINT NOT NULL,
    said_by    BIGINT NOT NULL,
    said_at    BIGINT NOT NULL,
    command_id VARCHAR(64) NOT NULL
);
-- Messages that users showed to the admins, as they were then; place: a lobby, or the user whom the reporter talks with.
CREATE TABLE reports (
    id            {identity},
    message_id    VARCHAR(36) NOT NULL,
    lobby_id      VARCHAR(60),
    with_user_id  BIGINT,
    sender_id     BIGINT NOT NULL,
    reporter_id   BIGINT NOT NULL,
    reporter_name VARCHAR(100) NOT NULL,
    reason        VARCHAR(500),
    messages      TEXT NOT NULL,
    reported_at   BIGINT NOT NULL,
    resolved_by   VARCHAR(100),
    resolved_at   BIGINT,
    UNIQUE (reporter_id, message_id)
);
CREATE INDEX reports_time ON reports (reported_at);
CREATE INDEX reports_by ON reports (reporter_id, reported_at);
CREATE INDEX reports_about ON reports (sender_id);

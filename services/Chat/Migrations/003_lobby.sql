-- What is said in lobbies. position counts a lobby's messages; what lies further back than those that are kept is removed. told: up to
-- where messages are known to have been told. Times are unix milliseconds.
CREATE TABLE lobbies (
    lobby_id VARCHAR(60) PRIMARY KEY,
    position BIGINT NOT NULL,
    told     BIGINT NOT NULL,
    last_id  VARCHAR(36) NOT NULL
);
CREATE TABLE lobby_messages (
    lobby_id    VARCHAR(60) NOT NULL,
    message_id  VARCHAR(36) {bytewise}NOT NULL,
    position    BIGINT NOT NULL,
    sender_id   BIGINT NOT NULL,
    sender_name VARCHAR(100) NOT NULL,
    content     TEXT NOT NULL,
    sent_at     BIGINT NOT NULL,
    PRIMARY KEY (lobby_id, message_id)
);
CREATE UNIQUE INDEX lobby_messages_position ON lobby_messages (lobby_id, position);
CREATE INDEX lobby_messages_sender ON lobby_messages (sender_id);
-- The answers to commands that may still come again. A message that was removed has no content.
CREATE TABLE lobby_answers (
    lobby_id   VARCHAR(60) NOT NULL,
    sender_id  BIGINT NOT NULL,
    command_id VARCHAR(64) NOT NULL,
    message_id VARCHAR(36) {bytewise}NOT NULL,
    content    TEXT,
    sent_at    BIGINT NOT NULL,
    PRIMARY KEY (lobby_id, sender_id, command_id)
);
CREATE INDEX lobby_answers_time ON lobby_answers (lobby_id, sent_at);

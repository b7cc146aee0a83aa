-- removals: how often messages were taken out of the lobby.
ALTER TABLE lobbies ADD COLUMN removals BIGINT NOT NULL DEFAULT 0;
-- Messages of removed users that are gone, until all who might show them have been told.
CREATE TABLE lobby_removals (
    lobby_id   VARCHAR(60) NOT NULL,
    message_id VARCHAR(36) {bytewise}NOT NULL,
    sender_id  BIGINT NOT NULL,
    PRIMARY KEY (lobby_id, message_id)
);
CREATE INDEX lobby_removals_sender ON lobby_removals (sender_id);

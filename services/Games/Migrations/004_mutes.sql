-- Who may not write in rooms. Times are unix milliseconds.
CREATE TABLE room_mutes (
    user_id BIGINT PRIMARY KEY,
    until   BIGINT NOT NULL,
    said_at BIGINT NOT NULL
);

-- What became of commands to mute and unmute: a repeat gets the same answer. Until all are told, a repeat tells them. Times are unix milliseconds; until 0 = ended.
CREATE TABLE mute_answers (
    admin_id    BIGINT NOT NULL,
    command_id  VARCHAR(64) NOT NULL,
    user_id     BIGINT NOT NULL,
    until       BIGINT NOT NULL,
    is_told     BOOLEAN NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (admin_id, command_id, user_id)
);
CREATE INDEX mute_answers_time ON mute_answers (answered_at);

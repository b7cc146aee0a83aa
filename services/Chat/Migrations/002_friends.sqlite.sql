-- How one user stands to another, as that user sees it: 1 asked for friendship, 2 was asked, 3 are friends; 0 with is_blocked = blocked only.
-- A friendship is two rows. Times are unix milliseconds.
CREATE TABLE relations (
    user_id    BIGINT NOT NULL,
    other_id   BIGINT NOT NULL,
    relation   INTEGER NOT NULL,
    is_blocked BOOLEAN NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, other_id)
);
CREATE INDEX relations_other ON relations (other_id);
-- What became of commands with an id: a repeat gets the same answer. Until both sides are told, it tells them.
CREATE TABLE friend_answers (
    user_id     BIGINT NOT NULL,
    command_id  VARCHAR(64) NOT NULL,
    answered_at BIGINT NOT NULL,
    is_told     BOOLEAN NOT NULL,
    outcome     TEXT NOT NULL,
    PRIMARY KEY (user_id, command_id)
);
CREATE INDEX friend_answers_age ON friend_answers (answered_at);

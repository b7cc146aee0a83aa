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
CREATE INDEX relations_kind ON relations (user_id, relation, changed_at);
CREATE INDEX relations_blocks ON relations (user_id) WHERE is_blocked;
CREATE INDEX relations_other ON relations (other_id);
-- What became of commands with an id: a repeat gets the same answer. Until both sides are told, a repeat tells them.
CREATE TABLE friend_answers (
    user_id     BIGINT NOT NULL,
    command_id  VARCHAR(64) NOT NULL,
    other_id    BIGINT NOT NULL,
    own_news    INTEGER NOT NULL,
    other_news  INTEGER NOT NULL,
    is_told     BOOLEAN NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, command_id, other_id)
);
CREATE INDEX friend_answers_other ON friend_answers (other_id);

-- Users who were removed: their tokens may be good for some time still. is_told: the other apps have heard of it. Times are unix milliseconds.
CREATE TABLE former_users (
    user_id    BIGINT PRIMARY KEY,
    removed_at BIGINT NOT NULL,
    is_told    BOOLEAN NOT NULL
);
CREATE INDEX former_users_time ON former_users (removed_at);
CREATE INDEX former_users_untold ON former_users (removed_at) WHERE NOT is_told;

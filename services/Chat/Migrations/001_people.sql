-- Everyone whom the platform has seen, by the name in their token. Names are compared by name_key. Times are unix milliseconds.
CREATE TABLE people (
    user_id  BIGINT PRIMARY KEY,
    username VARCHAR(100) NOT NULL,
    name_key VARCHAR(100) NOT NULL,
    seen_at  BIGINT NOT NULL
);
CREATE INDEX people_name ON people (name_key, seen_at);
-- Users who were removed. Their tokens are good for some time still and bring nobody back.
CREATE TABLE former_people (
    user_id    BIGINT PRIMARY KEY,
    removed_at BIGINT NOT NULL
);

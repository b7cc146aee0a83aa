-- Finished games; their moves are in the documents store. Times are unix milliseconds.
CREATE TABLE games (
    id          {identity},
    room_id     VARCHAR(36) NOT NULL,
    game_number INTEGER NOT NULL,
    room_name   VARCHAR(40) NOT NULL,
    game_type   VARCHAR(50) NOT NULL,
    is_public   BOOLEAN NOT NULL,
    started_at  BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    winner_id   BIGINT,
    reason      VARCHAR(50) NOT NULL,
    UNIQUE (room_id, game_number)
);
CREATE INDEX games_finished ON games (finished_at);
CREATE TABLE game_players (
    game_id BIGINT NOT NULL REFERENCES games (id) ON DELETE CASCADE,
    seat    INTEGER NOT NULL,
    user_id BIGINT NOT NULL,
    name    VARCHAR(100) NOT NULL,
    score   INTEGER NOT NULL,
    PRIMARY KEY (game_id, seat)
);
CREATE INDEX game_players_user ON game_players (user_id, game_id);
-- Users who were removed: their names go from the games that had begun by then.
CREATE TABLE former_players (
    user_id    BIGINT PRIMARY KEY,
    removed_at BIGINT NOT NULL
);

CREATE TABLE game_types (
    id            {identity},
    slug          VARCHAR(50) NOT NULL UNIQUE,
    name          VARCHAR(100) NOT NULL,
    description   TEXT NOT NULL,
    min_players   INTEGER NOT NULL DEFAULT 2,
    max_players   INTEGER NOT NULL DEFAULT 2,
    thumbnail_url VARCHAR(255),
    is_active     BOOLEAN NOT NULL DEFAULT TRUE,
    created_at    BIGINT NOT NULL
);

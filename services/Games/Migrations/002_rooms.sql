-- What the lobby shows of a room. The room's own truth is its actor's; seq keeps an older change from overwriting a newer one.
CREATE TABLE rooms (
    room_id          VARCHAR(36) PRIMARY KEY,
    game_type        VARCHAR(50) NOT NULL,
    room_name        VARCHAR(40) NOT NULL,
    room_code        VARCHAR(6) NOT NULL,
    host_name        VARCHAR(100) NOT NULL,
    status           VARCHAR(20) NOT NULL,
    is_public        BOOLEAN NOT NULL,
    allow_spectators BOOLEAN NOT NULL,
    player_count     INTEGER NOT NULL,
    max_players      INTEGER NOT NULL,
    spectator_count  INTEGER NOT NULL,
    seq              BIGINT NOT NULL,
    created_at       BIGINT NOT NULL
);
CREATE INDEX rooms_listed ON rooms (game_type, status, created_at) WHERE is_public;

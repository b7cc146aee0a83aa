CREATE TABLE notes (id {identity}, text TEXT NOT NULL, code VARCHAR(36) {bytewise}NOT NULL);

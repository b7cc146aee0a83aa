CREATE TABLE serial (id {serial});

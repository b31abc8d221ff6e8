/** What docker-compose.yml calls the database's server, as `host:port`. */
export const databaseHost = 'mongodb:27017';

/** The name that docker-compose.yml gives the replica set: `--replSet`. */
export const replicaSetName = 'rs0';

/** The login that the image of the database makes: `MONGO_INITDB_ROOT_USERNAME`. */
export const rootLogin = 'root';

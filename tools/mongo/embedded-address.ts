/** The embedded server listens on this machine alone. */
export const host = '127.0.0.1';
export const replicaSetName = 'asiakasrekisteri';
/** Makes the services' logins, and is handed to no service. */
export const adminLogin = 'admin';

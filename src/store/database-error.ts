/** The database cannot be used. The message is one Chinese line for people, says what to do and holds no password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

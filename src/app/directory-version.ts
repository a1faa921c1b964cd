/** The counter that rises with every change of organizations, people and rotas: what was read under it is kept. */
export const DIRECTORY_VERSION = 'directory';

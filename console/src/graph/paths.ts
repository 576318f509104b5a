import { at } from './types.gen';

/** Deleted groups alone. */
export const DELETED_GROUPS = `${at.deletedItem}/microsoft.graph.group`;

/** Deleted users alone. */
export const DELETED_USERS = `${at.deletedItem}/microsoft.graph.user`;

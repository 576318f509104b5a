import { at } from './types.gen';

/** Deleted groups alone. */
export const DELETED_GROUPS = `${at.deletedItem}/microsoft.graph.group`;

/** Deleted users alone. */
export const DELETED_USERS = `${at.deletedItem}/microsoft.graph.user`;

/** What may be signed in with, method by method. */
export const METHOD_CONFIGURATIONS = `${at.authenticationMethodsPolicy}/authenticationMethodConfigurations`;

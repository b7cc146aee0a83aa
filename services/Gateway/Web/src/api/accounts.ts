import { call } from './http';

export interface User {
  id: string;
  username: string;
  email?: string;
  roles: string[];
}

interface SignedIn {
  token: string;
  user: User;
}

export interface Credentials {
  username: string;
  password: string;
}

export interface Registration extends Credentials {
  email: string;
}

export const accounts = {
  register: async (registration: Registration): Promise<User> =>
    (await call<SignedIn>('POST', '/api/auth/register', registration)).user,

  login: async (credentials: Credentials): Promise<User> =>
    (await call<SignedIn>('POST', '/api/auth/login', credentials)).user,

  logout: (): Promise<void> => call('POST', '/api/auth/logout'),

  /** Renews the cookie; returns the token for sockets that are already open. */
  refresh: async (): Promise<string> => (await call<SignedIn>('POST', '/api/auth/refresh')).token,

  me: async (): Promise<User> => {
    const body = await call<User | { user: User }>('GET', '/api/me');
    return 'user' in body ? body.user : body;
  },
};

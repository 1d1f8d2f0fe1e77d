import type { ConnectionState, MessagingClient } from '../index';
import { Observable } from './observable';

/** How the connection of a client stands. */
export class ObservedConnection extends Observable<ConnectionState> {
  constructor(private readonly client: Pick<MessagingClient, 'state' | 'onError'>) {
    super(client.onError);
  }

  protected take(): ConnectionState {
    return this.client.state;
  }
}

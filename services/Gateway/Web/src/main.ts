import './app/bs-app';
import { followLinks } from './app/navigation';
import { connection, session } from './app/services';
import { restoreTheme } from './app/theme';
import { followWakeSignals } from './connection/wake-signals';

restoreTheme();
followLinks();
followWakeSignals(connection);
void session.restore();
void session.loadCatalog();

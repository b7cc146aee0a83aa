import './app/bs-app';
import { followLinks } from './app/navigation';
import { chat, connection, session } from './app/services';
import { restoreTheme } from './app/theme';
import { followAttention } from './chat/attention';
import { followWakeSignals } from './connection/wake-signals';

restoreTheme();
followLinks();
followWakeSignals(connection);
followAttention((attentive) => chat.attention(attentive));
void session.restore();
void session.loadCatalog();

import { Link } from '@tanstack/react-router';
import { Empty } from './Empty';

/** An address that leads nowhere. */
export function NotFound() {
  return <Empty isPage title="There is no such page" hint={<Link to="/">Go to the start</Link>} />;
}

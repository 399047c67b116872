<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Clock;
use Ringwell\Db\Connection as Database;
use Ringwell\Db\Retry;
use Ringwell\Db\Where;
use Ringwell\Privacy\SecretBox;
use Ringwell\Time;

/** Connections. Secrets go in sealed and come out only to adapters; the path secret also to who may manage. */
final class ConnectionStore
{
    /** How long the phone system may go on using the old address after a new one was made. */
    private const OLD_PATH_FOR = 7 * Time::DAY;
    private const PATH_SECRET_BYTES = 20;

    /** @param \Closure(): string $siteZone in which zone the site is: "Europe/Moscow" or "+03:00" */
    public function __construct(
        private readonly Database $db,
        private readonly SecretBox $box,
        private readonly Clock $clock,
        private readonly \Closure $siteZone,
    ) {
    }

    /** @return list<Connection> phone systems, by name */
    public function all(): array
    {
        return array_map($this->fromRow(...), $this->db->rows(
            'SELECT * FROM {connections} WHERE adapter NOT IN (' . Where::marks(count(Connection::BUILT_IN), '%s') . ') ORDER BY name, id',
            Connection::BUILT_IN,
        ));
    }

    /** @return array<int, array{name: string, adapter: string}> by id, with those that have no phone system behind them */
    public function names(): array
    {
        $names = [];
        foreach ($this->db->rows('SELECT id, name, adapter FROM {connections}') as $row) {
            $names[(int) $row['id']] = ['name' => (string) $row['name'], 'adapter' => (string) $row['adapter']];
        }

        return $names;
    }

    /** @param Connection::FILE|Connection::HAND $kind */
    public function builtIn(string $kind): ?int
    {
        $id = $this->db->rows('SELECT MIN(id) AS id FROM {connections} WHERE adapter = %s', [$kind])[0]['id'] ?? null;

        return $id === null ? null : (int) $id;
    }

    /**
     * The one connection of this kind, made when it is first needed.
     *
     * @param Connection::FILE|Connection::HAND $kind
     */
    public function makeBuiltIn(string $kind): int
    {
        $id = $this->builtIn($kind);
        if ($id !== null) {
            return $id;
        }
        $made = $this->add($kind, $kind, true, [], []);
        $first = $this->builtIn($kind) ?? $made;
        if ($first !== $made) {
            $this->remove($made);
        }

        return $first;
    }

    public function find(int $id): ?Connection
    {
        $rows = $this->db->rows('SELECT * FROM {connections} WHERE id = %d', [$id]);

        return isset($rows[0]) ? $this->fromRow($rows[0]) : null;
    }

    /**
     * The connection whose address this is.
     *
     * @return array{connection: ?Connection, isRight: bool} a connection that isRight is false for is only to be logged
     */
    public function atDoor(int $id, string $pathSecret): array
    {
        $row = $this->db->rows('SELECT * FROM {connections} WHERE id = %d', [$id])[0] ?? null;
        $given = hash('sha256', $pathSecret);
        // An unknown id is compared too, so that it takes as long as a wrong secret.
        $isCurrent = hash_equals($row['path_hash'] ?? str_repeat('0', 64), $given);
        $isOld = hash_equals($row['old_path_hash'] ?? str_repeat('0', 64), $given)
            && (int) ($row['old_path_until'] ?? 0) > $this->clock->now();

        return [
            'connection' => $row === null ? null : $this->fromRow($row),
            'isRight' => $row !== null && $row['enabled'] === '1' && ($isCurrent || $isOld),
        ];
    }

    /**
     * @param array<string, string> $settings
     * @param array<string, string> $secrets
     */
    public function add(string $name, string $adapter, bool $enabled, array $settings, array $secrets): int
    {
        $pathSecret = self::newPathSecret();
        $this->db->run(
            'INSERT INTO {connections} (name, adapter, settings, secrets, path_secret, path_hash, enabled, created_at)'
            . ' VALUES (%s, %s, %s, %s, %s, %s, %d, %d)',
            [
                $name, $adapter, self::json($settings), $this->box->seal(self::json($secrets)),
                $this->box->seal($pathSecret), hash('sha256', $pathSecret), (int) $enabled, $this->clock->now(),
            ],
        );

        return $this->db->insertedId();
    }

    /**
     * @param array<string, string> $settings
     * @param array<string, string> $secrets  all of them
     */
    public function update(int $id, string $name, bool $enabled, array $settings, array $secrets): void
    {
        $this->db->run(
            'UPDATE {connections} SET name = %s, enabled = %d, settings = %s, secrets = %s WHERE id = %d',
            [$name, (int) $enabled, self::json($settings), $this->box->seal(self::json($secrets)), $id],
        );
    }

    /** Its calls stay; its raw events and log go with it, all or none of them. */
    public function remove(int $id): void
    {
        Retry::transaction($this->db, function () use ($id): void {
            foreach (['DELETE FROM {connections} WHERE id = %d', 'DELETE FROM {inbox} WHERE connection_id = %d', 'DELETE FROM {connection_log} WHERE connection_id = %d', 'DELETE FROM {connection_pulls} WHERE connection_id = %d', 'DELETE FROM {signed_calls} WHERE connection_id = %d'] as $sql) {
                $this->db->run($sql, [$id]);
            }
        });
    }

    /** A new address; the old one stays good for a week, so that nothing is lost while it is changed over there. */
    public function rotatePathSecret(int $id): void
    {
        $pathSecret = self::newPathSecret();
        $this->db->run(
            'UPDATE {connections} SET old_path_hash = path_hash, old_path_until = %d, path_secret = %s, path_hash = %s WHERE id = %d',
            [$this->clock->now() + self::OLD_PATH_FOR, $this->box->seal($pathSecret), hash('sha256', $pathSecret), $id],
        );
    }

    /** @return ?string null where it can't be opened any more: a new one must be made to be seen */
    public function pathSecret(int $id): ?string
    {
        return $this->pathSecrets([$id])[$id] ?? null;
    }

    /**
     * @param  list<int>           $ids
     * @return array<int, ?string> by connection id
     */
    public function pathSecrets(array $ids): array
    {
        $secrets = [];
        foreach ($ids === [] ? [] : $this->db->rows('SELECT id, path_secret FROM {connections} WHERE id IN (' . Where::marks(count($ids)) . ')', $ids) as $row) {
            $secrets[(int) $row['id']] = $this->box->open((string) $row['path_secret']);
        }

        return $secrets;
    }

    public function heard(int $id, int $at): void
    {
        $this->db->run(
            'UPDATE {connections} SET last_event_at = %d WHERE id = %d AND (last_event_at IS NULL OR last_event_at < %d)',
            [$at, $id, $at],
        );
    }

    /** A bridge asks every few seconds, and is written down once a minute. */
    public function askedForOrders(Connection $connection, int $now): void
    {
        // A clock that was set back must not keep it from being written.
        if ($connection->ordersAskedAt === null || abs($now - $connection->ordersAskedAt) >= Time::MINUTE) {
            $this->db->run('UPDATE {connections} SET orders_asked_at = %d WHERE id = %d', [$now, $connection->id]);
        }
    }

    /**
     * @param  int $day number of the day, UTC
     * @return array{events: int, bytes: int} what was stored of this connection's events that day
     */
    public function taken(int $id, int $day): array
    {
        $row = $this->db->rows('SELECT taken_events, taken_bytes FROM {connections} WHERE id = %d AND taken_day = %d', [$id, $day])[0] ?? null;

        return ['events' => (int) ($row['taken_events'] ?? 0), 'bytes' => (int) ($row['taken_bytes'] ?? 0)];
    }

    /** The day is last, because MySQL assigns from left to right and the others compare with the old one. */
    public function countTaken(int $id, int $day, int $bytes): void
    {
        $this->db->run(
            'UPDATE {connections} SET taken_events = CASE WHEN taken_day = %d THEN taken_events + 1 ELSE 1 END,'
            . ' taken_bytes = CASE WHEN taken_day = %d THEN taken_bytes + %d ELSE %d END, taken_day = %d WHERE id = %d',
            [$day, $day, $bytes, $bytes, $day, $id],
        );
    }

    /** @param array<string, string|null> $row */
    private function fromRow(array $row): Connection
    {
        $secrets = $this->box->open((string) $row['secrets']);

        return new Connection(
            (int) $row['id'],
            (string) $row['name'],
            (string) $row['adapter'],
            $row['enabled'] === '1',
            self::texts((string) $row['settings']),
            $secrets === null ? null : self::texts($secrets),
            $row['last_event_at'] === null ? null : (int) $row['last_event_at'],
            (int) $row['created_at'],
            ($this->siteZone)(),
            ($row['orders_asked_at'] ?? null) === null ? null : (int) $row['orders_asked_at'],
        );
    }

    private static function newPathSecret(): string
    {
        return bin2hex(random_bytes(self::PATH_SECRET_BYTES));
    }

    /** @param array<string, string> $texts */
    private static function json(array $texts): string
    {
        return json_encode((object) $texts, JSON_THROW_ON_ERROR);
    }

    /** @return array<string, string> */
    private static function texts(string $json): array
    {
        $decoded = json_decode($json, true);
        $texts = [];
        foreach (is_array($decoded) ? $decoded : [] as $name => $text) {
            if (is_string($text)) {
                $texts[(string) $name] = $text;
            }
        }

        return $texts;
    }
}

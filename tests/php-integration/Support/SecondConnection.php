<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Db\MysqliConnection;
use Ringwell\Db\Statement;

/** The same database from outside this connection, as another web worker sees it. */
final class SecondConnection
{
    public static function open(\wpdb $wpdb): Connection
    {
        return $wpdb->dbh instanceof \mysqli ? self::mysql($wpdb) : self::sqlite($wpdb->prefix);
    }

    private static function mysql(\wpdb $wpdb): Connection
    {
        $place = $wpdb->parse_db_host(self::constant('DB_HOST'));
        if ($place === false) {
            throw new \RuntimeException('DB_HOST can\'t be read.');
        }
        $handle = new \mysqli();
        if (! $handle->real_connect($place[0], self::constant('DB_USER'), self::constant('DB_PASSWORD'), self::constant('DB_NAME'), (int) $place[1], $place[2])) {
            throw new \RuntimeException('The second connection failed: ' . $handle->connect_error);
        }
        $handle->set_charset('utf8mb4');
        // Where it has to wait for this process, the test is wrong: better to fail soon.
        $handle->query('SET SESSION innodb_lock_wait_timeout = 1');

        return new MysqliConnection(static fn (): \mysqli => $handle, static fn (): string => $wpdb->prefix);
    }

    private static function sqlite(string $prefix): Connection
    {
        $pdo = new \PDO('sqlite:' . self::constant('FQDB'), null, null, [\PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION, \PDO::ATTR_TIMEOUT => 1]);

        return new class($pdo, $prefix) implements Connection {
            public function __construct(private readonly \PDO $pdo, private readonly string $prefix)
            {
            }

            public function rows(string $sql, array $values = []): array
            {
                $rows = [];
                foreach ($this->send($sql, $values)->fetchAll(\PDO::FETCH_ASSOC) as $row) {
                    /** @var array<string, int|float|string|null> $row */
                    $rows[] = array_map(static fn (int|float|string|null $value): ?string => $value === null ? null : (string) $value, $row);
                }

                return $rows;
            }

            public function run(string $sql, array $values = []): int
            {
                return $this->send($sql, $values)->rowCount();
            }

            public function insertedId(): int
            {
                return (int) $this->pdo->lastInsertId();
            }

            public function transaction(callable $work): mixed
            {
                $this->pdo->exec('BEGIN');
                try {
                    $result = $work();
                    $this->pdo->exec('COMMIT');

                    return $result;
                } catch (\Throwable $error) {
                    $this->pdo->exec('ROLLBACK');
                    throw $error;
                }
            }

            /** @param list<string|int|float|null> $values */
            private function send(string $sql, array $values): \PDOStatement
            {
                $text = Statement::compile(strtr($sql, ['FOR UPDATE' => '', 'INSERT IGNORE' => 'INSERT OR IGNORE']), $values, $this->prefix, static fn (string $value): string => str_replace("'", "''", $value));
                try {
                    $statement = $this->pdo->query($text);
                } catch (\PDOException $error) {
                    throw new Failed($error->getMessage());
                }

                return $statement === false ? throw new Failed('The statement failed') : $statement;
            }
        };
    }

    private static function constant(string $name): string
    {
        $value = constant($name);

        return is_string($value) ? $value : throw new \LogicException($name . ' is no text.');
    }
}

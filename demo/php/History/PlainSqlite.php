<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

/**
 * wpdb on SQLite without the translator, for the 80,000 statements that three months take: the translator parses
 * each one anew, which is ten times the work of running it. Ringwell's stores write plain SQL, so little is to be
 * rewritten. The stores' own transactions become savepoints of a large one: each COMMIT of its own would wait for
 * the disk. Only for the demo: the plugin itself never goes past the translator.
 */
final class PlainSqlite extends \wpdb
{
    private const STATEMENTS_A_COMMIT = 20_000;

    private int $depth = 0;
    private int $statements = 0;
    private bool $isOpen = false;

    /**
     * No connection of its own: it borrows that of wpdb, whose constructor would make one.
     *
     * @phpstan-ignore constructor.missingParentCall
     */
    private function __construct(private readonly \wpdb $wordpress, private readonly \PDO $pdo)
    {
        $this->prefix = $wordpress->prefix;
        $this->ready = true;
    }

    /** @return ?self null where the database is not SQLite */
    public static function of(\wpdb $site): ?self
    {
        // By wpdb's own getter, because its documentation knows no handle but MySQL's.
        $driver = $site->__get('dbh');
        $pdo = is_object($driver) && method_exists($driver, 'get_sqlite_pdo') ? $driver->get_sqlite_pdo() : null;

        return $pdo instanceof \PDO ? new self($site, $pdo) : null;
    }

    /** The large transaction's end. */
    public function commit(): void
    {
        if ($this->isOpen) {
            $this->isOpen = false;
            $this->statements = 0;
            $this->wordpress->query('COMMIT');
        }
    }

    /**
     * @param  string $query
     * @return int|false affected rows
     */
    public function query($query)
    {
        $statement = $this->send($query);
        $this->insert_id = (int) $this->pdo->lastInsertId();

        return $statement === null ? false : $statement->rowCount();
    }

    /**
     * @param  ?string $query
     * @param  string  $output only ARRAY_A, which is all that the stores ask for
     * @return list<array<string, ?string>>
     *
     * @phpstan-ignore method.childReturnType
     */
    public function get_results($query = null, $output = ARRAY_A)
    {
        $rows = [];
        foreach ($this->send((string) $query)?->fetchAll(\PDO::FETCH_ASSOC) ?? [] as $values) {
            $row = [];
            foreach (is_array($values) ? $values : [] as $name => $value) {
                $row[(string) $name] = is_scalar($value) ? (string) $value : null;
            }
            $rows[] = $row;
        }

        return $rows;
    }

    public function _real_escape($data)
    {
        return str_replace("'", "''", $data);
    }

    public function remove_placeholder_escape($query)
    {
        return $query;
    }

    private function send(string $sql): ?\PDOStatement
    {
        $this->last_error = '';
        if ($this->depth === 0 && $this->statements++ % self::STATEMENTS_A_COMMIT === 0) {
            $this->commit();
            $this->statements = 1;
            $this->wordpress->query('START TRANSACTION');
            $this->isOpen = true;
        }
        try {
            $statement = $this->pdo->query($this->inSqlite($sql));
        } catch (\PDOException $error) {
            $this->last_error = $error->getMessage();

            return null;
        }

        return $statement === false ? null : $statement;
    }

    private function inSqlite(string $sql): string
    {
        return match (true) {
            $sql === 'START TRANSACTION' => 'SAVEPOINT ringwell_demo_' . ++$this->depth,
            $sql === 'COMMIT' => 'RELEASE SAVEPOINT ringwell_demo_' . $this->depth--,
            $sql === 'ROLLBACK' => 'ROLLBACK TO SAVEPOINT ringwell_demo_' . $this->depth--,
            str_starts_with($sql, 'INSERT IGNORE') => 'INSERT OR IGNORE' . substr($sql, strlen('INSERT IGNORE')),
            str_contains($sql, ' ON DUPLICATE KEY UPDATE ') => self::upsert($sql),
            default => str_ends_with($sql, ' FOR UPDATE') ? substr($sql, 0, -strlen(' FOR UPDATE')) : $sql,
        };
    }

    private static function upsert(string $sql): string
    {
        [$insert, $update] = explode(' ON DUPLICATE KEY UPDATE ', $sql, 2);

        return "{$insert} ON CONFLICT DO UPDATE SET " . preg_replace('/\bVALUES\((\w+)\)/', 'excluded.$1', $update);
    }
}

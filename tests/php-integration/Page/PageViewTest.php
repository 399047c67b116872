<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\DoorServices;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Visit\Asker;

/** One page view is written once, whatever happens on the way: with its lease, or without where there is none. */
final class PageViewTest extends TestCase
{
    use Clinic;

    private const PAID = '/?utm_source=yandex&utm_medium=cpc';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->services->plan();
    }

    /** @return array<string, array{string, int}> */
    public static function troubles(): array
    {
        $troubles = [];
        foreach (['START TRANSACTION', 'UPDATE {leases}', 'INSERT INTO {exposures}', 'INSERT INTO {page_views}'] as $statement) {
            foreach ([1020, 1062, 1205, 1213, 2006, 2013] as $errno) {
                $troubles["{$errno} at {$statement}"] = [$statement, $errno];
            }
        }

        return $troubles;
    }

    #[DataProvider('troubles')]
    public function testAfterTroubleItIsAllWrittenOnce(string $statement, int $errno): void
    {
        $db = new Interrupted($this->services->transactionalDb(), $statement, static fn () => throw new Failed('Trouble', $errno));

        $answer = $this->ask($db, 1, self::PAID);

        self::assertTrue($db->wasInterrupted());
        self::assertSame('pool', $answer['kind']);
        self::assertSame(['granted'], $this->events());
        self::assertSame([1, 1], $this->pagesAndViews());
    }

    public function testWithFiveLostRacesThePageIsWrittenAllTheSame(): void
    {
        $db = new class($this->services->transactionalDb()) implements Connection {
            public function __construct(private readonly Connection $inner)
            {
            }

            public function rows(string $sql, array $values = []): array
            {
                return $this->inner->rows($sql, $values);
            }

            public function run(string $sql, array $values = []): int
            {
                return str_starts_with($sql, 'UPDATE {leases}') ? 0 : $this->inner->run($sql, $values);
            }

            public function insertedId(): int
            {
                return $this->inner->insertedId();
            }

            public function transaction(callable $work): mixed
            {
                return $this->inner->transaction($work);
            }
        };

        $answer = $this->ask($db, 1, self::PAID);

        self::assertSame('default', $answer['kind']);
        self::assertSame('busy', $this->services->db()->rows('SELECT cause FROM {exposures}')[0]['cause']);
        self::assertSame([1, 1], $this->pagesAndViews());
    }

    /** @return array<string, mixed> */
    private function ask(Connection $db, int $visitor, string $path): array
    {
        $body = $this->leaseBody($visitor, "https://clinic.test{$path}", '');
        $body['landing'] = ['url' => "https://clinic.test{$path}", 'referrer' => '', 'ago' => 0];
        $doors = new DoorServices($db, $this->clock);
        $answer = $doors->lease($doors->plan())->answer((string) json_encode($body), new Asker('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', '192.0.2.7'));
        self::assertSame(200, $answer->status);
        $numbers = $answer->body['numbers'];
        self::assertIsArray($numbers);
        self::assertIsArray($numbers[0]);

        /** @var array<string, mixed> */
        return $numbers[0];
    }

    /** @return list<string|null> */
    private function events(): array
    {
        return array_column($this->services->db()->rows('SELECT event FROM {exposures} ORDER BY id'), 'event');
    }

    /** @return array{int, int} what the visit counts, and what is written */
    private function pagesAndViews(): array
    {
        $visit = $this->services->db()->rows('SELECT id, pages FROM {visits}')[0];

        return [(int) $visit['pages'], count($this->services->visits()->pages((int) $visit['id']))];
    }
}

<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Ringwell\Lease\PoolSettings;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Support\ClinicPlan;

/**
 * A clinic with one number on its site, a pool of two for Yandex Direct with a default number, and a static
 * number for organic search; and its visitors' requests.
 *
 * @phpstan-require-extends \Ringwell\Tests\Integration\TestCase
 */
trait Clinic
{
    private int $targetId = 0;
    private int $poolId = 0;
    private int $yandexId = 0;

    private function openClinic(): void
    {
        $this->targetId = $this->services->targets()->add('Main number', ClinicPlan::OWN, null);
        $this->poolId = $this->services->pools()->add('Yandex Direct', $this->targetId, new PoolSettings());
        $pool = $this->services->pools()->find($this->poolId);
        self::assertNotNull($pool);
        $this->services->pools()->addNumbers($pool, ClinicPlan::YANDEX);
        $this->oneAfterTheOther();
        $this->yandexId = $this->services->sources()->add('Yandex Direct', ['any' => [['all' => [
            ['field' => 'utm_source', 'op' => 'is', 'value' => 'yandex'],
            ['field' => 'utm_medium', 'op' => 'is', 'value' => 'cpc'],
        ]]]], true);
        $this->services->placements()->save($this->yandexId, [new PlacementWrite($this->targetId, 'pool', $this->poolId, null, ClinicPlan::DEFAULT)]);
        $this->services->placements()->save($this->services->sources()->builtin('organic')->id, [new PlacementWrite($this->targetId, 'static', null, ClinicPlan::STATIC)]);
    }

    /** Of numbers that are free equally long any one is given. Now the earlier one is free a second longer: it is given first. */
    private function oneAfterTheOther(): void
    {
        $this->services->db()->run('UPDATE {leases} SET hold_until = number_id * 1000');
    }

    private static function id(int $number): string
    {
        return sprintf('%032x', $number);
    }

    /**
     * @param  array<string, mixed> $change
     * @return array{source: array{id: ?int, name: string}, numbers: list<array<string, mixed>>, beat: array{seconds: int}}
     */
    private function lease(int $visitor, string $path, string $referrer = '', array $change = []): array
    {
        $response = $this->rest('POST', 'lease', $change + $this->leaseBody($visitor, 'https://clinic.test' . $path, $referrer));
        self::assertSame(200, $response->get_status(), (string) wp_json_encode($response->get_data()));

        /** @var array{source: array{id: ?int, name: string}, numbers: list<array<string, mixed>>, beat: array{seconds: int}} */
        return $response->get_data();
    }

    /** @return array<string, mixed> */
    private function leaseBody(int $visitor, string $url, string $referrer): array
    {
        return [
            'visitor' => self::id($visitor),
            'visit' => self::id(1000 + $visitor),
            'page' => ['url' => $url, 'referrer' => $referrer],
            'targets' => [$this->targetId],
            'consent' => 'full',
            'config' => $this->services->configToken()->issue([$this->targetId]),
        ];
    }

    /**
     * @param  list<array<string, mixed>> $events
     * @param  array<string, mixed>       $change
     * @return array{numbers: list<array<string, mixed>>}
     */
    private function activity(int $visitor, string $number, array $events = [], array $change = []): array
    {
        $response = $this->rest('POST', 'activity', $change + [
            'visitor' => self::id($visitor),
            'visit' => self::id(1000 + $visitor),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => $number]],
            'events' => $events,
        ]);
        self::assertSame(200, $response->get_status(), (string) wp_json_encode($response->get_data()));

        /** @var array{numbers: list<array<string, mixed>>} */
        return $response->get_data();
    }
}

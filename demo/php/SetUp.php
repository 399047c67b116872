<?php

declare(strict_types=1);

namespace Ringwell\Demo;

use Ringwell\Branch\Branches;
use Ringwell\Lease\PoolSettings;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\Own\OwnFields;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\Own\OwnRing;
use Ringwell\Services;
use Ringwell\Site\Form\CallbackPage;
use Ringwell\Source\PlacementWrite;
use Ringwell\Source\ReadySources;
use Ringwell\Source\Source;
use Ringwell\Source\SourceGroup;

/**
 * What the clinic's marketer would have set up in wp-admin, through the same stores. Doing it again changes nothing.
 *
 * @phpstan-import-type RuleArray from Source
 */
final class SetUp
{
    private const SOURCES = ['yandex-direct', 'google-ads', 'yandex-maps', '2gis', 'vk', 'email'];

    /** Short, so that the pools have a number for whoever tries the demo out, right after its last calls. */
    private const CALL_PROTECTION_MINUTES = 15;

    public function __construct(private readonly Services $services)
    {
    }

    public function run(): void
    {
        $target = $this->target();
        $sources = $this->sources();
        $this->pool($sources['yandex-direct'], $target, Clinic::YANDEX_POOL, Clinic::YANDEX_DEFAULT);
        $this->pool($sources['google-ads'], $target, Clinic::GOOGLE_POOL, Clinic::GOOGLE_DEFAULT);
        $this->place($this->services->sources()->builtin(Source::ORGANIC)->id, new PlacementWrite($target, 'static', static: Clinic::ORGANIC_STATIC));
        $this->maps([$sources['yandex-maps'], $sources['2gis']], $target);
        $this->connection('mango', 'Mango Office', [MangoAdapter::API_KEY => Clinic::MANGO_KEY, MangoAdapter::API_SALT => Clinic::MANGO_SALT]);
        $desk = $this->connection('own', __('Own PBX at the desk', 'ringwell-demo'), [OwnPbxAdapter::SIGNING_SECRET => Clinic::OWN_PBX_SECRET], [
            OwnFields::BRIDGE => 'yes',
            OwnRing::WAY => OwnRing::BRIDGE,
        ]);
        $this->callback($desk);
        $this->services->pageConfig()->publish();
    }

    private function target(): int
    {
        foreach ($this->services->targets()->all() as $target) {
            if ($target->number === Clinic::OWN_NUMBER) {
                return $target->id;
            }
        }

        return $this->services->targets()->add(__('Reception', 'ringwell-demo'), Clinic::OWN_NUMBER, Clinic::OWN_DISPLAY);
    }

    /** @return array<string, Source> by handle */
    private function sources(): array
    {
        $sources = [];
        foreach (self::SOURCES as $handle) {
            $sources[$handle] = $this->source(ReadySources::rules()[$handle])
                ?? $this->services->sources()->find($this->services->sources()->add(ReadySources::name($handle), ReadySources::rules()[$handle], true))
                ?? throw new \LogicException('The source that was just made is not there.');
        }

        return $sources;
    }

    /** @param RuleArray $rule */
    private function source(array $rule): ?Source
    {
        foreach ($this->services->sources()->all() as $source) {
            if ($source->rule === $rule) {
                return $source;
            }
        }

        return null;
    }

    /** @param list<string> $numbers */
    private function pool(Source $source, int $target, array $numbers, string $default): void
    {
        if ($this->services->placements()->forSource($source->id) !== []) {
            return;
        }
        $this->place($source->id, new PlacementWrite($target, 'pool', $this->newPool($source->name, $target, $numbers), default: $default));
    }

    /**
     * Too few visitors come from each map for a pool of its own: the maps share one.
     *
     * @param list<Source> $members
     */
    private function maps(array $members, int $target): void
    {
        $name = __('Maps', 'ringwell-demo');
        if (array_filter($this->services->sourceGroups()->all(), static fn (SourceGroup $group): bool => $group->name === $name) !== []) {
            return;
        }
        $pool = $this->newPool($name, $target, Clinic::MAPS_POOL);
        $this->services->groupDesk()->add($name, array_column($members, 'id'), [new PlacementWrite($target, 'pool', $pool, default: Clinic::MAPS_DEFAULT)]);
    }

    /**
     * @param  list<string> $numbers
     * @return int its id
     */
    private function newPool(string $name, int $target, array $numbers): int
    {
        $id = $this->services->pools()->add($name, $target, new PoolSettings(callProtectionMinutes: self::CALL_PROTECTION_MINUTES));
        $pool = $this->services->pools()->find($id) ?? throw new \LogicException('The pool that was just made is not there.');
        $this->services->pools()->addNumbers($pool, $numbers);

        return $id;
    }

    private function place(int $source, PlacementWrite $placement): void
    {
        if ($this->services->placements()->forSource($source) === []) {
            $this->services->placements()->save($source, [$placement]);
        }
    }

    /**
     * @param  array<string, string> $secrets
     * @param  array<string, string> $settings
     * @return int its id
     */
    private function connection(string $adapter, string $name, array $secrets, array $settings = []): int
    {
        foreach ($this->services->connections()->all() as $connection) {
            if ($connection->adapter === $adapter) {
                return $connection->id;
            }
        }

        return $this->services->connections()->add($name, $adapter, true, $settings, $secrets);
    }

    /** @param int $connection that rings patients */
    private function callback(int $connection): void
    {
        $branches = $this->services->branches();
        $branches->save($branches->read()->with([[
            'id' => Branches::FIRST,
            'name' => Clinic::BRANCH,
            // Day and night, so that whoever tries it out is rung, whenever that is.
            'week' => array_fill(0, 7, [[0, 24 * 60]]),
            'connection' => $connection,
            'clinic' => Clinic::DESK,
        ]], []));
        $forms = $this->services->forms();
        $all = $forms->read();
        foreach (Clinic::FORMS as $id => $form) {
            $all = $all->changed($id, $form);
        }
        $forms->save($all);
        update_option(CallbackPage::OPTION, (new CallbackPage(hasButton: true, button: Clinic::FORMS[1]['button']))->toArray(), true);
    }
}

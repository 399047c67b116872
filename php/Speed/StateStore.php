<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\LoadedOption;

/** One autoloaded option, so that a page learns which door to name without a query. */
final class StateStore
{
    public const OPTION = 'ringwell_door';

    public function read(): DoorState
    {
        return DoorState::of(LoadedOption::read(self::OPTION));
    }

    /**
     * Several servers write it. Who loses loses one test's answer, which the next test says again.
     *
     * @param callable(DoorState): DoorState $change
     */
    public function change(callable $change): DoorState
    {
        wp_cache_delete('alloptions', 'options');
        $state = $change($this->read());
        update_option(self::OPTION, $state->toArray(), true);

        return $state;
    }

    public static function node(): string
    {
        $name = gethostname();

        return is_string($name) && $name !== '' ? mb_substr($name, 0, 100) : 'localhost';
    }
}

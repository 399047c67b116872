<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;

/** Writes what is new of a try, and what follows for its callback, together; of two at once the second sees what the first wrote. */
final class Settler
{
    /**
     * @param \Closure(): CallbackSettings $settings
     * @param \Closure(int): void          $plan     has the queue run by then
     */
    public function __construct(
        private readonly Connection $db,
        private readonly CallbackStore $callbacks,
        private readonly TryStore $tries,
        private readonly TellsStaff $staff,
        private readonly \Closure $settings,
        private readonly \Closure $plan,
    ) {
    }

    /**
     * @param callable(CallbackTry): CallbackTry $news made of the try as it is now
     * @return ?Callback null where it is gone
     */
    public function settle(CallbackTry $try, callable $news): ?Callback
    {
        /** @return array{?Callback, ?Callback} */
        [$before, $after] = Retry::transaction($this->db, function () use ($try, $news): array {
            $callback = $this->callbacks->locked($try->callbackId);
            $now = $callback === null ? null : $this->tries->find($try->id);
            if ($callback === null || $now === null) {
                return [null, null];
            }
            $new = $news($now);
            $after = Course::after($callback, $now, $new, $this->tries->isLast($now), ($this->settings)()->schedule());
            if (! $new->is($now)) {
                $this->tries->write($new);
            }
            $this->callbacks->write($callback, $after);

            return [$callback, $after];
        });
        if ($before !== null && $after !== null) {
            $this->tell($before, $after);
        }

        return $after;
    }

    /** @return bool false where somebody else changed it since it was read */
    public function change(Callback $before, Callback $after): bool
    {
        $isWritten = Retry::statement(fn (): bool => $this->callbacks->write($before, $after));
        if ($isWritten) {
            $this->tell($before, $after);
        }

        return $isWritten;
    }

    private function tell(Callback $before, Callback $after): void
    {
        if ($after->state === State::Task && $before->state !== State::Task) {
            $this->staff->isTask($after);
        }
        if ($after->nextAt !== null && $after->nextAt !== $before->nextAt) {
            ($this->plan)($after->nextAt);
        }
    }
}

<?php

declare(strict_types=1);

namespace Ringwell\Callback;

/** What waits until whoever asked has his answer: asking phone systems and sending mail take seconds, and tell something by taking them. */
final class AfterAnswer implements TellsStaff
{
    /** @var list<\Closure(): void> */
    private array $work = [];

    /**
     * @param \Closure(\Closure(): void): void $register has it run once the answer is out
     */
    public function __construct(private readonly TellsStaff $staff, private readonly \Closure $register)
    {
    }

    /** @param \Closure(): void $work */
    public function do(\Closure $work): void
    {
        if ($this->work === []) {
            ($this->register)($this->run(...));
        }
        $this->work[] = $work;
    }

    public function isTask(Callback $callback): void
    {
        $this->do(fn () => $this->staff->isTask($callback));
    }

    public function run(): void
    {
        [$work, $this->work] = [$this->work, []];
        foreach ($work as $one) {
            $one();
        }
    }
}

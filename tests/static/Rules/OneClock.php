<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static\Rules;

use PhpParser\Node;
use PhpParser\Node\Expr;
use Ringwell\Tests\Static\SourceFile;

/** The present comes from the Clock that was passed in; only SystemClock asks the machine. */
final class OneClock implements Rule
{
    private const NOW = ['time', 'microtime', 'hrtime', 'current_time', 'current_datetime', 'getdate', 'localtime', 'gettimeofday'];
    private const NOW_WITHOUT_TIME = ['date', 'gmdate', 'wp_date', 'idate', 'strftime', 'mktime', 'gmmktime'];

    /** WP-Cron keeps its own time, which is the machine's. */
    private const SCHEDULERS = ['wp_schedule_event', 'wp_schedule_single_event'];

    /** @param list<string> $allowed */
    public function __construct(private readonly array $allowed)
    {
    }

    public function faults(SourceFile $file): array
    {
        if (in_array($file->path, $this->allowed, true)) {
            return [];
        }
        $faults = [];
        foreach ($file->calls() as [$name, $call]) {
            $asksNow = in_array($name, self::NOW, true) || (in_array($name, self::NOW_WITHOUT_TIME, true) && count($call->getArgs()) < 2);
            if ($asksNow && ! self::isForCron($call)) {
                $faults[] = $file->fault($call, "asks the machine for the time ({$name})");
            }
        }
        foreach ($file->all(Expr\New_::class) as $new) {
            $class = $new->class instanceof Node\Name ? $new->class->toString() : '';
            $text = $new->getArgs()[0]->value ?? null;
            $isNow = $text === null || ($text instanceof Node\Scalar\String_ && ! str_starts_with($text->value, '@') && preg_match('/\d{4}/', $text->value) !== 1);
            if (in_array($class, ['DateTime', 'DateTimeImmutable'], true) && $isNow) {
                $faults[] = $file->fault($new, "asks the machine for the time ({$class})");
            }
        }

        return $faults;
    }

    private static function isForCron(Expr\FuncCall $call): bool
    {
        $argument = $call->getAttribute('parent');
        while ($argument instanceof Expr\BinaryOp) {
            $argument = $argument->getAttribute('parent');
        }
        $scheduler = $argument instanceof Node\Arg ? $argument->getAttribute('parent') : null;

        return $scheduler instanceof Expr\FuncCall
            && $scheduler->name instanceof Node\Name
            && in_array($scheduler->name->getLast(), self::SCHEDULERS, true);
    }
}

<?php

declare(strict_types=1);

namespace Ringwell\Branch;

/** Mail to those of a branch who see to patients, in the site's language and as plain text: what a patient wrote can do nothing there but be read. */
final class StaffMail
{
    public function __construct(private readonly BranchStore $branches)
    {
    }

    /** @param \Closure(Branch, \DateTimeZone): array{string, list<string>} $write subject and lines; the zone is the branch's */
    public function send(int $branchId, \Closure $write): void
    {
        $branch = $this->branches->of($branchId);
        $hasSwitched = switch_to_locale(get_locale());
        [$subject, $lines] = $write($branch, $this->branches->hours($branch)->zone);
        // Sites make all their mail HTML by this filter: then a patient's words would be links and pictures.
        $asText = static fn (): string => 'text/plain';
        add_filter('wp_mail_content_type', $asText, PHP_INT_MAX);
        wp_mail($branch->staff === [] ? get_bloginfo('admin_email') : $branch->staff, $subject, implode("\n", $lines));
        remove_filter('wp_mail_content_type', $asText, PHP_INT_MAX);
        if ($hasSwitched) {
            restore_previous_locale();
        }
    }

    /** @param int $at UTC milliseconds */
    public static function time(int $at, \DateTimeZone $zone): string
    {
        return (string) wp_date('Y-m-d H:i', intdiv($at, 1000), $zone);
    }

    /**
     * @param  list<string> $lines   empty ones are left out
     * @param  string       $comment in the patient's words
     * @return list<string>
     */
    public static function facts(array $lines, string $comment): array
    {
        return [...array_values(array_filter($lines, static fn (string $line): bool => $line !== '')), ...($comment === '' ? [] : ['', $comment])];
    }
}

<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Branch;

use PHPMailer\PHPMailer\PHPMailer;
use Ringwell\Branch\StaffMail;
use Ringwell\Tests\Integration\TestCase;

final class StaffMailTest extends TestCase
{
    /** Many sites say so once and for all, for a mail of their own. */
    public function testWhatAPatientWroteIsTextOnASiteWhoseMailIsHtml(): void
    {
        $types = [];
        add_filter('wp_mail_content_type', static fn (): string => 'text/html');
        add_filter('wp_mail_from', static fn (): string => 'clinic@example.com');
        add_action('phpmailer_init', static function (PHPMailer $mailer) use (&$types): void {
            $types[] = [$mailer->ContentType, $mailer->Body];
            // Nothing leaves this machine.
            $mailer->clearAllRecipients();
        });
        (new StaffMail($this->services->branches()))->send($this->services->branches()->first()->id, static fn (): array => ['Subject', ['<a href="https://evil.example">Click</a>']]);

        self::assertSame([['text/plain', '<a href="https://evil.example">Click</a>']], $types);
        self::assertSame('text/html', apply_filters('wp_mail_content_type', 'text/plain'), 'Other mail is as the site has it.');
    }
}

<?php

declare(strict_types=1);

use Ringwell\Demo\Phone\Ending;

if (! defined('ABSPATH')) {
    exit;
}

/**
 * Prints, on the page "Simulate a call", who picks up when the phone system rings for the site.
 *
 * @param string $form      address of a page with a callback form
 * @param string $callbacks address of the screen where all callbacks are
 */
return static function (Ending $chosen, string $form, string $callbacks): void {
    $endings = [
        Ending::Talked->value => __('The reception picks up, and then the patient', 'ringwell-demo'),
        Ending::PatientSilent->value => __('The reception picks up, the patient doesn\'t', 'ringwell-demo'),
        Ending::PatientBusy->value => __('The reception picks up, the patient\'s line is busy', 'ringwell-demo'),
        Ending::ClinicSilent->value => __('The reception doesn\'t pick up', 'ringwell-demo'),
    ];
    ?>
<div class="wrap">
    <h2><?php esc_html_e('Callbacks', 'ringwell-demo'); ?></h2>
    <p>
        <?php esc_html_e('Leave a phone in the clinic\'s callback form, best in a private window. The clinic\'s own PBX is simulated: no telephone rings, so any mobile will do, +7 946 123-45-67 for instance.', 'ringwell-demo'); ?>
        <a href="<?php echo esc_url($form); ?>" target="_blank" rel="noreferrer"><?php esc_html_e('Open the form', 'ringwell-demo'); ?></a> ·
        <a href="<?php echo esc_url($callbacks); ?>"><?php esc_html_e('See the callbacks', 'ringwell-demo'); ?></a>
    </p>
    <fieldset id="ringwell-demo-reception">
        <legend><?php esc_html_e('Who picks up', 'ringwell-demo'); ?></legend>
        <?php foreach ($endings as $value => $text) { ?>
            <p><label><input type="radio" name="ending" value="<?php echo esc_attr($value); ?>"<?php checked($value, $chosen->value); ?>> <?php echo esc_html($text); ?></label></p>
        <?php } ?>
    </fieldset>
    <p id="ringwell-demo-kept" role="status"></p>
    <ul id="ringwell-demo-ringing" aria-live="polite"></ul>
</div>
    <?php
};

import { Icon, type IconName } from './icons.tsx';

interface Props {
  readonly icon: IconName;
  /** Its name for everyone: spoken, and shown on hover. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

export function IconButton({ icon, label, onClick, disabled = false, className = '' }: Props) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

"""The style sheet of the window, filled in with a theme's colours."""

from collections.abc import Mapping
from string import Template


def style_sheet(colours: Mapping[str, str], icons: str) -> str:
    """The style sheet for colours given by their token name; `icons` is the folder of the drawings."""
    # A style sheet cannot tint a drawing, so the tick is there in both.
    tick = "tick-light" if int(colours["on_accent"][1:3], 16) > 127 else "tick-dark"
    return Template("\n".join((_SHELL, _CARDS, _CONTROLS, _TABLES, _SMALL_PARTS))).substitute(
        colours, icons=icons, tick=tick
    )


_SHELL = """
QMainWindow, QDialog { background: $window; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 0; }
QMenuBar::item { background: transparent; padding: 4px 8px; margin: 0; border-radius: 4px; }
QMenuBar::item:selected { background: $selection; }
QMenuBar::item:disabled { color: $faint; }
#workspaceName { color: $muted; padding: 0 12px; }
QMenu { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }

#navigation { background: $surface; border: none; border-right: 1px solid $line; }
#navigation QToolButton { border: none; border-left: 3px solid transparent; padding: 8px 3px 6px 0;
    color: $muted; background: transparent; border-radius: 0; }
#navigation QToolButton:hover { background: $raised; }
#navigation QToolButton:focus { color: $text; }
#navigation QToolButton:checked { background: $selection; color: $accent; border-left-color: $accent;
    font-weight: 600; }
#navigation QToolButton:disabled { color: $faint; background: transparent; }

#statusBar { background: $surface; border-top: 1px solid $line; }
#statusBar QLabel { color: $muted; font-size: 12px; }
#messageBar { border: none; border-bottom: 1px solid $line; }
#messageBar[kind="error"] { background: $danger_soft; }
#messageBar[kind="warning"] { background: $warning_soft; }
#messageBar[kind="info"] { background: $accent_soft; }
#messageBar QLabel { background: transparent; }
#messageBar[kind="error"] QLabel { color: $danger; }
#messageBar[kind="warning"] QLabel { color: $warning; }
#messageBar[kind="info"] QLabel { color: $accent; }

#dock { background: $surface; border: none; border-left: 1px solid $line; }
QSplitter::handle { background: transparent; }
"""

_CARDS = """
Card { background: $surface; border: 1px solid $line; border-radius: 8px; }
Card > #cardHeader { background: transparent; border: none; border-bottom: 1px solid $line; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QLabel[role="display"] { font-size: 24px; font-weight: 600; }
QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="figure"] { font-size: 20px; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="tiny"] { color: $muted; font-size: 11px; }
QLabel[role="tiny"][tone="warning"] { color: $warning; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="accent"] { color: $accent; font-weight: 600; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="baseline"] { color: $warning; font-size: 12px; }
QLabel[role="pill"] { color: $warning; background: $warning_soft; font-size: 11px; padding: 1px 6px;
    border-radius: 8px; }
QLabel[role="pill"][tone="accent"] { color: $accent; background: $accent_soft; }
QLabel[role="band"] { color: $accent; background: $accent_soft; font-size: 12px; font-weight: 600;
    padding: 4px 12px; }
ChoiceCard { background: $surface; border: 1px solid $line; border-radius: 8px; text-align: left; }
ChoiceCard:hover { background: $raised; border-color: $faint; }
ChoiceCard:focus { border-color: $accent; }
ChoiceCard:checked { background: $selection; border-color: $accent; }
ChoiceCard:pressed { background: $selection; }
ChoiceCard:disabled { background: $window; }
ChoiceCard QLabel, FileRow QLabel { background: transparent; }
ChoiceCard QLabel:disabled { color: $faint; }
FileRow { background: transparent; border: none; border-bottom: 1px solid $line; }
FileRow:hover { background: $raised; }
FileRow:focus { background: $selection; }
FileRow:pressed { background: $selection; }
FileRow[last="true"] { border-bottom: none; }
"""

_CONTROLS = """
QPushButton { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 0 12px;
    min-height: 26px; color: $text; }
QPushButton:hover { background: $raised; border-color: $faint; }
QPushButton:pressed { background: $bar; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; background: $window; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $bar; border-color: $bar; color: $faint; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: 0 2px;
    text-align: left; min-height: 20px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $faint; }
QPushButton[tall="true"] { min-height: 34px; }

QToolButton { background: transparent; border: none; border-radius: 4px; padding: 2px; color: $muted; }
QToolButton:hover { background: $bar; }
QToolButton:focus { background: $bar; }
MenuButton { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 0 6px;
    min-height: 34px; color: $text; }
MenuButton:hover { background: $raised; border-color: $faint; }
MenuButton:focus { background: $surface; border-color: $accent; }
MenuButton[filters="true"] { color: $accent; background: $accent_soft; border-color: $accent_soft; }
MenuButton[filters="true"]:hover, MenuButton[filters="true"]:focus { border-color: $accent; }
FavouritesButton { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 0 8px;
    min-height: 34px; color: $text; }
FavouritesButton:hover { background: $raised; border-color: $faint; }
FavouritesButton:focus { background: $surface; border-color: $accent; }
FavouritesButton:checked { color: $accent; background: $accent_soft; border-color: $accent_soft; }
FavouritesButton:checked:hover, FavouritesButton:checked:focus { border-color: $accent; }
MenuButton:disabled { color: $faint; background: $window; }
MenuButton[flat="true"] { background: transparent; border: none; padding: 0; color: $muted; min-height: 24px;
    font-size: 12px; }
MenuButton[flat="true"]:hover { color: $text; }
MenuButton[flat="true"]:focus { color: $accent; }
MenuButton::menu-indicator { image: none; width: 0; }
Segment { border: none; background: transparent; color: $muted; padding: 0 8px; font-size: 12px;
    border-radius: 0; }
Segment:hover { color: $text; background: transparent; }
Segment:focus { color: $text; background: transparent; text-decoration: underline; }
Segment:checked { color: $accent; font-weight: 600; }
Segment[first="false"] { border-left: 1px solid $line; }

RoleChip { border: 1px solid $line; border-radius: 12px; padding: 0 10px; min-height: 22px; color: $muted;
    background: $surface; font-size: 12px; }
RoleChip:hover { border-color: $faint; color: $text; background: $surface; }
RoleChip[state="set"] { color: $accent; background: $accent_soft; border-color: $accent_soft; }
RoleChip[state="missing"] { color: $warning; background: $warning_soft; border-color: $warning_soft; }
RoleChip:focus { border-color: $accent; }
SideButton { border: 1px solid $line; border-radius: 6px; min-width: 24px; min-height: 22px; color: $muted;
    background: $surface; }
SideButton:hover, SideButton:focus { border-color: $accent; background: $surface; }
SideButton:checked { color: $on_accent; background: $accent; border-color: $accent; font-weight: 600; }
#dropTarget { background: transparent; border: 2px solid $accent; border-radius: 6px; }
#importFiles { background: transparent; }
#importFiles::tab { background: transparent; color: $muted; border: 1px solid transparent; border-radius: 6px;
    padding: 0 6px 0 10px; min-height: 28px; max-width: 240px; margin-right: 8px; }
#importFiles::tab:hover { color: $text; }
#importFiles::tab:selected { background: $surface; color: $text; border-color: $line; font-weight: 600; }
#importFiles::tab:focus { border-color: $accent; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: $surface; border: 1px solid $line;
    border-radius: 6px; padding: 0 8px; min-height: 26px; color: $text; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $faint;
    background: $window; }
SearchField { min-height: 34px; padding: 0 4px; }
QComboBox:hover { border-color: $faint; }
QComboBox[waits="true"] { border-color: $warning; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: 4px; outline: none;
    selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border: none; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; width: 18px; border: none; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; width: 18px;
    border: none; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: 9px; height: 9px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 9px;
    height: 9px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $bar; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
    border: 2px solid $accent; background: $surface; }
QSlider::handle:horizontal:focus { background: $accent_soft; }
QProgressBar { background: $bar; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
    text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_TABLES = """
QAbstractScrollArea { border: none; }
QTableView, QTreeView, QListView { background: $surface; border: none; outline: none; gridline-color: $line;
    selection-background-color: $selection; selection-color: $text; alternate-background-color: $raised; }
QTableView::item { border: none; border-bottom: 1px solid $line; padding: 0 8px 0 9px; }
QTableView::item:selected { background: $selection; color: $text; }
QTableView::item:focus { border-bottom: 1px solid $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; border: none; border-bottom: 1px solid $line; padding: 0 12px;
    color: $muted; font-size: 12px; font-weight: 500; min-height: 30px; }
RoleHeader::section { padding: 0 12px 7px 12px; }
QTableCornerButton::section { background: $surface; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QScrollArea > QWidget > #scrolled { background: transparent; }
"""

_SMALL_PARTS = """
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 8px; font-size: 12px; }
QPlainTextEdit { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 2px 4px;
    color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border-color: $accent; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $faint; border-radius: 3px;
    background: $surface; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/$tick.svg"); }
QCheckBox::indicator:disabled { border-color: $line; }
"""
